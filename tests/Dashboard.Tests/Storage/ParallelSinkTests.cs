using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class ParallelSinkTests
{
    /// <summary>Notes what comes, and may break at one row.</summary>
    sealed class Noting(int breaksAt = int.MaxValue) : IImportSink
    {
        public List<string> Seen { get; } = [];

        public void Take(Contribution contribution, string file, int line) => Note($"c {contribution.Id} {file} {line}");
        public void Take(Vote vote, string file, int line) => Note($"v {vote.Contribution} {file} {line}");
        public void Take(SetAsideRow row) => Note($"s {row.Id} {row.File} {row.Line}");
        public void Take(Reject reject) => Note($"r {reject.Value} {reject.File} {reject.Line}");

        void Note(string row)
        {
            if (Seen.Count == breaksAt) throw new InvalidTimeZoneException("the sink broke");
            Seen.Add(row);
        }
    }

    static void Give(IImportSink sink, int rows)
    {
        for (var i = 0; i < rows; i++)
            switch (i % 4)
            {
                case 0: sink.Take(new Contribution { Id = new($"{i}"), Body = SourceText.Same(new string('x', i % 7 == 0 ? 400_000 : 3)) }, "f", i); break;
                case 1: sink.Take(new Vote(new($"{i}"), "v", VoteValue.Agree), "f", i); break;
                case 2: sink.Take(new SetAsideRow("f", i, new($"{i}"), "modérée", null)); break;
                default: sink.Take(new Reject("f", i, "id", $"{i}", "vide")); break;
            }
    }

    [Fact]
    public void Rows_of_every_sort_come_in_their_order()
    {
        var (straight, parallel) = (new Noting(), new Noting());

        Give(straight, 5_000);
        using (var sink = new ParallelSink(parallel))
        {
            Give(sink, 5_000);
            sink.Complete();
        }

        Assert.Equal(straight.Seen, parallel.Seen);
    }

    [Fact]
    public void What_the_other_thread_meets_stops_the_reader()
    {
        var noting = new Noting(breaksAt: 2_000);
        using var sink = new ParallelSink(noting);
        var given = 0;

        var error = Assert.Throws<InvalidTimeZoneException>(() =>
        {
            for (; given < 1_000_000; given++) sink.Take(new Vote(new("a"), "v", VoteValue.Agree), "f", given);
            sink.Complete();
        });

        Assert.Equal("the sink broke", error.Message);
        Assert.Equal(2_000, noting.Seen.Count);
        Assert.InRange(given, 2_000, 999_999);
    }

    [Fact]
    public void A_reader_that_breaks_ends_the_other_thread()
    {
        var noting = new Noting();

        using (var sink = new ParallelSink(noting)) Give(sink, 1_500);

        Assert.InRange(noting.Seen.Count, 0, 1_500);
    }
}
