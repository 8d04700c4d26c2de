using Microsoft.AspNetCore.Antiforgery;

namespace SynthesisPipeline.Dashboard;

/// <summary>Refuses a posted form that did not come from one of our pages.</summary>
sealed class RequireToken(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context)
            : throw new BadHttpRequestException("The form holds no token of ours");
}
