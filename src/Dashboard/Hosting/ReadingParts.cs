using SynthesisPipeline.Dashboard.Pages.Search;

namespace SynthesisPipeline.Dashboard;

/// <summary>The parts for those who read: search, lenses, marks, recommendations, what became of a contribution.</summary>
static class ReadingParts
{
    public static void AddReading(this IServiceCollection services)
    {
        services.AddSingleton<MeaningIndex>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<SearchedFindings>();
        services.AddSingleton<OwnTags>();
        services.AddSingleton<SearchReading>();
        services.AddSingleton<NeighbourReading>();
        services.AddSingleton<LensStore>();
        services.AddSingleton<SearchPaging>();
        services.AddSingleton<ReadingStore>();
        services.AddSingleton<PresenceStore>();
        services.AddSingleton<RecommendationStore>();
        services.AddSingleton<Concertations>();
        services.AddSingleton<Traces>();
        services.AddSingleton<FollowStore>();
        services.AddSingleton<RunComparisons>();
    }

    /// <summary>Maps the addresses that the forms of those who read are sent to.</summary>
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        routes.MapLenses();
        routes.MapReadingMarks();
        routes.MapPresence();
        routes.MapRecommendations();
        routes.MapFollow();
    }
}
