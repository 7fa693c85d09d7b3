package org.communitycounsel.worklog;

import java.util.List;

/**
 * What came of verifying the volume of a community.
 *
 * @param community its code
 * @param name the community's
 * @param entries how many records are there
 * @param lastHash of the last; who keeps it elsewhere can tell later that nothing before it was touched
 * @param findings empty where the volume is as it was signed
 */
public record VolumeReport(String community, String name, int entries, String lastHash, List<VolumeFinding> findings) {

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
