using Microsoft.EntityFrameworkCore;
using Northwell.Membership.Api;
using Northwell.Membership.Data;
using Polly;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
var section = builder.Configuration.GetSection("Membership");

builder.Services.AddDbContext<MembershipDb>(o => o.UseSqlServer(builder.Configuration.GetConnectionString("Main")));
builder.Services.AddHttpClient<PatientApi>(c =>
{
    c.BaseAddress = new Uri(section["BaseAddress"]);
    c.DefaultRequestHeaders.Authorization = new("Bearer", section["Token"]);
}).AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError()
    .OrResult(r => (int)r.StatusCode == 429)
    .WaitAndRetryAsync(5, n => TimeSpan.FromMilliseconds(Random.Shared.Next(200 << n))));
builder.Services.AddHostedService<SyncWorker>();

var app = builder.Build();
app.MapGet("/health", () => "ok");
app.Run();
