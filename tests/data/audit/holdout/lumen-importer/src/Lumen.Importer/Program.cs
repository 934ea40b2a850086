using Lumen.Importer.Csv;
using Lumen.Importer.Hint;
using Microsoft.Extensions.Options;

var host = Host.CreateDefaultBuilder(args)
    .ConfigureServices((ctx, services) =>
    {
        services.Configure<HintOptions>(ctx.Configuration.GetSection("Hint"));
        services.AddHttpClient<HintClient>((sp, http) =>
        {
            var opt = sp.GetRequiredService<IOptions<HintOptions>>().Value;
            http.BaseAddress = new Uri(opt.BaseUrl);
            http.DefaultRequestHeaders.Authorization = new("Bearer", opt.Token);
        });
        services.AddSingleton<ImportStore>();
        services.AddHostedService<DropFolderWorker>();
        services.AddHostedService<PatientLinkWorker>();
    })
    .Build();

await host.RunAsync();
