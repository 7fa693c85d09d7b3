/**
 * What every module stands on: engine, database, identity, districts, calendar, dossiers, notices. Knows no module above
 * it.
 */
@ApplicationModule(
        displayName = "Platform",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.communitycounsel.platform;

import org.springframework.modulith.ApplicationModule;
