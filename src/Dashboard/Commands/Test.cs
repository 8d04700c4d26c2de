using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>test</c>: known here so that the help lists it; the script runs it, since it builds the tests first.</summary>
public static class Test
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var command = new Command("test", "Installe ce qui manque, compile et lance les essais ; --slow lance aussi les longs.")
        {
            new Option<bool>("--slow") { Description = "Lance aussi les essais longs." },
        };
        command.SetAction(int (_) => throw new UserException("Les essais se lancent depuis un clone des sources : « ./synthesis test »."));
        return command;
    }
}
