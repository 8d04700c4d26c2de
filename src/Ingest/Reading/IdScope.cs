namespace SynthesisPipeline.Ingest;

/// <summary>Gives the ids of one table their names in the corpus: as they are, but where two tables number different things alike.</summary>
/// <param name="prefix">What qualifies ids and voters of a whole set; empty as a rule.</param>
class IdScope(string prefix)
{
    /// <summary>Names a contribution of this table.</summary>
    public virtual string Own(string id) => prefix.Length == 0 ? id : prefix + id;

    /// <summary>Names what a row hangs on.</summary>
    /// <param name="id">As the row writes it.</param>
    /// <param name="sort">The sort the row gives it (<c>debate</c>, <c>comment</c>); empty where it doesn't say.</param>
    public virtual string Parent(string id, string sort) => Own(id);

    /// <summary>Names a voter or author.</summary>
    public string Person(string name) => prefix.Length == 0 ? name : prefix + name;
}
