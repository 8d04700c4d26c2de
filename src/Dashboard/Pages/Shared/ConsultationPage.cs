using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>What every page of one consultation begins with: the consultation of the address, and its latest run.</summary>
public abstract class ConsultationPage : ComponentBase
{
    /// <summary>Name of the consultation in the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    /// <summary>Where consultations are declared.</summary>
    [Inject] public required ConcertationStore Concertations { get; set; }

    /// <summary>Contributions, a page's worth at a time.</summary>
    [Inject] public required ContributionReading Contributions { get; set; }

    /// <summary>Says that the address leads to nothing.</summary>
    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>The request; null outside of one.</summary>
    [CascadingParameter] protected HttpContext? Http { get; set; }

    /// <summary>The consultation; null until loaded and where there is none.</summary>
    protected ConsultationRecord? Consultation { get; private set; }

    /// <summary>The reader went away.</summary>
    protected CancellationToken Gone => Http?.RequestAborted ?? CancellationToken.None;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Consultation = await Concertations.FindAsync(Slug, Gone);
        if (Consultation is null) Navigation.NotFound();
        else await LoadAsync(Consultation, Consultation.LatestRun);
    }

    /// <summary>Loads what the page shows.</summary>
    /// <param name="consultation">The consultation of the address.</param>
    /// <param name="run">Its latest run; null when it was never analysed.</param>
    protected abstract Task LoadAsync(ConsultationRecord consultation, long? run);

    /// <summary>Gives the public numbers of contributions.</summary>
    /// <returns>A function from id to number; the id itself where there is none.</returns>
    protected async Task<Func<ContributionId, string>> NumbersAsync(ConsultationRecord consultation, IEnumerable<ContributionId> ids)
    {
        var numbers = await Contributions.NumbersAsync(consultation.Id, [.. ids.Distinct()], Gone);
        return id => numbers.GetValueOrDefault(id, id.Value);
    }

    /// <summary>The contributions whose numbers stand beside a sentence: a point may rest on thousands, and shows the first of them.</summary>
    protected static IEnumerable<ContributionId> Named(System.Collections.Immutable.ImmutableArray<Citation> citations) => citations.Take(Citations.Shown + 1).Select(c => c.Contribution);
}
