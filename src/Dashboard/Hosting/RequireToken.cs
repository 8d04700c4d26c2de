using Microsoft.AspNetCore.Antiforgery;

namespace SynthesisPipeline.Dashboard;

/// <summary>Refuses a posted form that did not come from one of our pages.</summary>
sealed class RequireToken(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await IsValidAsync(context.HttpContext) ? await next(context)
            : throw new BadHttpRequestException("The form holds no token of ours");

    async Task<bool> IsValidAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false; // a form that cannot be read: a NUL, too many fields
        }
    }
}
