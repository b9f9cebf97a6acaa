var builder = DistributedApplication.CreateBuilder(args);

var cache = builder.AddRedis("cache", port: 6380);
// builder.AddRedis("old", port: 6381);
var api = builder.AddProject<Projects.Shop_Api>("api").WithReference(cache);
builder.AddNpmApp("web", "../web").WithHttpEndpoint(port: 4_201, env: "PORT").WithReference(api);

builder.Build().Run();
