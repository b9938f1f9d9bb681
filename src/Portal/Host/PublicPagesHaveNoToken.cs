using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Portal.Host;

/// <summary>The public surface has no cookie and so no antiforgery token (D7); every page that is not staff's is public.</summary>
internal sealed class PublicPagesHaveNoToken : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (!model.HandlerTypeAttributes.OfType<StaffSurfaceAttribute>().Any())
            model.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
    }
}
