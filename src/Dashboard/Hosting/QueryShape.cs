using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SynthesisPipeline.Dashboard;

/// <summary>Takes out of an address what its page cannot read: a number that is none, characters that no text holds. The page is then shown as without it.</summary>
static class QueryShape
{
    /// <summary>Names of numbers in addresses, from the pages themselves.</summary>
    static readonly FrozenDictionary<string, Type> s_numbers = typeof(QueryShape).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t))
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        .Select(p => (Property: p, From: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.From is not null)
        .Select(p => (Name: p.From!.Name ?? p.Property.Name, Type: Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType)) // filtered by Where
        .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.All(p => p.Type != typeof(string) && !p.Type.IsArray)) // where one page reads words, words pass
        .ToFrozenDictionary(g => g.Key, g => g.First().Type, StringComparer.OrdinalIgnoreCase);

    public static void UseQueryShape(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.QueryString.HasValue && context.Request.Query.Any(q => !Fits(q.Key, q.Value)))
            context.Request.QueryString = QueryString.Create(context.Request.Query.Where(q => Fits(q.Key, q.Value)));
        return next(context);
    });

    static bool Fits(string name, StringValues values) => !name.Any(char.IsControl) && values.All(v => v is null || !v.Any(c => c is '\0' or '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
        && (!s_numbers.TryGetValue(name, out var type) || values.All(v => Reads(type, v)));

    static bool Reads(Type type, string? value) => type switch
    {
        _ when type == typeof(int) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(long) => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(double) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number),
        _ when type == typeof(bool) => bool.TryParse(value, out _),
        _ when type == typeof(DateOnly) => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(DateTime) => DateTime.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(Guid) => Guid.TryParse(value, out _),
        _ => true,
    };
}
