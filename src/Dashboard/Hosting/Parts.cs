using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>The parts that both the dashboard and a worker are made of: stores, jobs, the queue.</summary>
static class Parts
{
    public static void AddParts(this IServiceCollection services, Database database, DataFolder folder)
    {
        services.AddSingleton(database);
        services.AddSingleton(database.Source);
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddTelemetry();
        services.AddSingleton<ConcertationStore>();
        services.AddSingleton<ImportStore>();
        services.AddSingleton<CorpusStore>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<FindingsStore>();
        services.AddSingleton<KeptReadings<System.Collections.Immutable.ImmutableArray<DigestPeriod>>>();
        services.AddSingleton<ContributionReading>();
        services.AddSingleton<CuratedRuns>();
        services.AddSingleton<FindingsReading>();
        services.AddSingleton<UsesReading>();
        services.AddSingleton<CommentReading>();
        services.AddSingleton<RejectsReading>();
        services.AddSingleton<VersionsReading>();
        services.AddReading();
        services.AddSingleton<CurationStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<PublicationStore>();
        services.AddSingleton<Publications>();
        services.AddSingleton<Deciding>();
        services.AddSingleton<TagFamilyStore>();
        services.AddSingleton<FateStore>();
        services.AddSingleton<CitationSearch>();
        services.AddSingleton<CopyForms>();
        services.AddSingleton<CopyTags>();
        services.AddSingleton<TagForms>();
        services.AddSingleton<TopicMembers>();
        services.AddSingleton<EarlierRuns>();
        services.AddSingleton<RunQueue>();
        services.AddSingleton<StageResultStore>();
        services.AddSingleton<KeptTextStore>();
        services.AddSingleton<LeftByRuns>();
        services.AddSingleton<TimetableStore>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<WeeklyStore>();
        services.AddSingleton<Retention>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<KeptTexts>();
        services.AddSingleton<StretchParts>();
        services.AddSingleton(MessageSettings.Here());
        services.AddTransient<MessageJob>();
        services.AddTransient<HelpJob>();
        services.AddTransient<WeeklyJob>();
        services.AddTransient<ImportJob>();
        services.AddTransient<ImportOrderJob>();
        services.AddSingleton<ImportOrderStore>();
        services.AddSingleton<ImportMappingStore>();
        services.AddSingleton<RememberedMappings>();
        services.AddSingleton<ImportDepot>();
        services.AddTransient<AnalyseJob>();
        services.AddTransient<DigestJob>();
        services.AddTransient<PublishJob>();
        services.AddSingleton<StoredRuns>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<ReturnStore>();
        services.AddSingleton<DigestIssues>();
        services.AddSingleton<SentDigests>();
        services.AddSingleton<RecommendationLines>();
        services.AddSingleton<DigestRecommendations>();
        services.AddSingleton<DigestReturns>();
        services.AddSingleton<RefusedReturns>();
        services.AddSingleton<RunsDue>();
        services.AddSingleton<SampleImport>();
        // its own storage and maker of jobs for each host: left alone, Hangfire hands every host of a process those configured last
        services.AddSingleton<JobActivator>(parts => new AspNetCoreJobActivator(parts.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<JobStorage>(_ => new PostgreSqlStorage(new QueueConnections(database.Source),
            new PostgreSqlStorageOptions
            {
                SchemaName = Migrations.QueueSchema, PrepareSchemaIfNecessary = false,
                // proven: a killed worker's job is taken up half a minute later, and a long job is not started twice
                UseSlidingInvisibilityTimeout = true, InvisibilityTimeout = TimeSpan.FromSeconds(30),
                EnableLongPolling = true, QueuePollInterval = TimeSpan.FromSeconds(2), DistributedLockTimeout = TimeSpan.FromSeconds(30),
            }));
        services.AddHangfire((parts, c) => c.UseRecommendedSerializerSettings().UseStorage(parts.GetRequiredService<JobStorage>()));
    }

    /// <summary>Adds a job server and the timetable that feeds it.</summary>
    public static void AddWorker(this IServiceCollection services)
    {
        services.AddServer(parts => [parts.GetRequiredService<ImportDepot>().Queue, .. RunQueue.All], Math.Clamp(Environment.ProcessorCount, 1, 4));
        services.AddServer(_ => [RunQueue.Now], 1); // a place that the night's work never takes
        services.AddHostedService<Timetable>();
        services.AddHostedService<ReturnFolder>();
        services.AddHostedService<SearchUpkeep>();
    }

    static void AddServer(this IServiceCollection services, Func<IServiceProvider, string[]> queues, int places) => services.AddHangfireServer((parts, o) =>
    {
        o.Queues = queues(parts);
        o.WorkerCount = places;
        o.HeartbeatInterval = TimeSpan.FromSeconds(5);
        o.ServerTimeout = TimeSpan.FromSeconds(30);
        o.ServerCheckInterval = TimeSpan.FromSeconds(10);
        o.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        o.ShutdownTimeout = TimeSpan.FromSeconds(5);
    });

    sealed class QueueConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
