var builder = DistributedApplication.CreateBuilder(args);
var orders = builder.AddProject<Projects.Orders>("orders");
builder.AddProject<Projects.Stock_Api>("stock", launchProfileName: "https").WithReference(orders);
builder.Build().Run();
