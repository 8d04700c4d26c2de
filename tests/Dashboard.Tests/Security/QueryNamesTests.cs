using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A name in an address means one sort of thing on every page.</summary>
public sealed class QueryNamesTests
{
    [Fact]
    public void No_name_is_a_number_on_one_page_and_words_on_another()
    {
        var names = typeof(QueryShape).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Select(p => (Property: p, From: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.From is not null)
            .GroupBy(p => p.From?.Name ?? p.Property.Name, p => Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType, StringComparer.OrdinalIgnoreCase).ToList();

        Assert.NotEmpty(names);
        Assert.Empty(names.Where(g => g.Select(t => t == typeof(string) || t.IsArray).Distinct().Count() > 1).Select(g => g.Key));
    }
}
