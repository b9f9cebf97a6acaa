var builder = DistributedApplication.CreateBuilder(args);
builder.AddProject<Projects.Orders>("orders");
builder.AddProject<Projects.Admin>("admin", launchProfileName: null);
// builder.AddProject<Projects.Admin>("admin2");
var text = "builder.AddProject<Projects.Admin>(\"admin3\")";
builder.Build().Run();
