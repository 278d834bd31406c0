import { crashesOn, kills } from "./crashes";

// The short form samples the fault points: an embedded database opens too slowly to visit them all within a minute.
crashesOn({ pglite: kills([2, 3, 3, 5, 6, 8]), postgres: kills([1, 3, 2, 5, 3, 6, 4, 8, 5, 9, 6, 11]) });
