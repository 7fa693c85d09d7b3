/** Which lawyer serves which community: choice, caps, agreement, assistants, notice, contact card. */
@ApplicationModule(
        displayName = "Pairing",
        allowedDependencies = {"platform", "directory", "vetting"})
package org.communitycounsel.pairing;

import org.springframework.modulith.ApplicationModule;
