var builder = DistributedApplication.CreateBuilder(args);
builder.AddProject<Projects.Orders>("orders");
if (args.Contains("--admin"))
{
    builder.AddProject<Projects.Admin>("admin");
}
builder.Build().Run();
