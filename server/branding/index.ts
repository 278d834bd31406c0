/** Branding decides who the tenant is towards its leads: name, assistant, booking page, allowed links, pace of replies. */
export { brandOf, getBrand, linkDomainsOf, seedPostalAddress, updateBrand } from "./brand";
