using Northgate.Portal.Members;
using Northgate.Portal.Rosters;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<MemberApi>(c =>
{
    c.BaseAddress = new Uri(builder.Configuration["Hint:BaseAddress"]!);
    c.DefaultRequestHeaders.Authorization = new("Bearer", builder.Configuration["Hint:AccessToken"]);
});
builder.Services.AddScoped<RosterImport>();
builder.Services.AddScoped<EnrollmentService>();
builder.Services.AddControllers();

var app = builder.Build();
app.MapControllers();
app.Run();
