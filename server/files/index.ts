/**
 * Files decides what may lie in the product's keeping: what goes out with messages and what came in with them, each known
 * by its bytes and not by its name, sealed, once a tenant, within a size. Who may see one, the message says that names it.
 */
export { isActive, refusalToCarry } from "./kind";
export { carrierName, fileLinks, openLinked } from "./link";
export { attachFiles, filesNamed, filesWithIds, openFile, readFile, wholeFiles } from "./read";
export { storeArriving } from "./store";
export { type UploadFile, uploadFile } from "./upload";
