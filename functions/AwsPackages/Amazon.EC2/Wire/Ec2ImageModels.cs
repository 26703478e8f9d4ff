using Amazon.EC2.Model;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads images and the products that are paid for with them.</summary>
internal static class Ec2ImageModels
{
    public static Image ReadImage(XmlUnmarshallerContext xml)
    {
        var image = new Image();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "architecture": image.Architecture = xml.ReadString(); break;
                case "creationDate": image.CreationDate = xml.ReadString(); break;
                case "deprecationTime": image.DeprecationTime = xml.ReadString(); break;
                case "description": image.Description = xml.ReadString(); break;
                case "imageId": image.ImageId = xml.ReadString(); break;
                case "imageLocation": image.ImageLocation = xml.ReadString(); break;
                case "imageOwnerAlias": image.ImageOwnerAlias = xml.ReadString(); break;
                case "imageOwnerId": image.OwnerId = xml.ReadString(); break;
                case "imageState": image.State = xml.ReadString(); break;
                case "name": image.Name = xml.ReadString(); break;
                case "platformDetails": image.PlatformDetails = xml.ReadString(); break;
                case "productCodes": image.ProductCodes = xml.ReadItems(ReadProductCode); break;
                case "sourceImageId": image.SourceImageId = xml.ReadString(); break;
                case "sourceImageRegion": image.SourceImageRegion = xml.ReadString(); break;
                case "tagSet": image.Tags = xml.ReadItems(Ec2Models.ReadTag); break;
            }
        }

        return image;
    }

    public static ProductCode ReadProductCode(XmlUnmarshallerContext xml)
    {
        var product = new ProductCode();
        foreach (var element in xml.Children())
        {
            switch (element)
            {
                case "productCode": product.ProductCodeId = xml.ReadString(); break;
                case "type": product.ProductCodeType = xml.ReadString(); break;
            }
        }

        return product;
    }
}
