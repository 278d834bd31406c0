import { crashesOn, kills } from "./crashes";

const everyWrite = [1, 1, 2, 3, 4, 5, 6, 4, 7, 6, 8, 9, 3, 10, 9, 11, 5, 12];
const often = kills(Array.from({ length: 6 }, () => everyWrite).flat());

crashesOn({ pglite: often, postgres: often });
