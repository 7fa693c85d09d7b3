package org.communitycounsel.worklog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether volumes are as they were signed, and if not, which record was touched. HZ24-2.3: against falsification. */
@Service
public class Verification {

    private final Volumes volumes;
    private final LogEntries entries;
    private final SignatureNotes notes;

    Verification(Volumes volumes, LogEntries entries, SignatureNotes notes) {
        this.volumes = volumes;
        this.entries = entries;
        this.notes = notes;
    }

    /** Codes of the communities below the place that have a volume. @param code of a community, a street or a district; empty for all */
    @Transactional(readOnly = true)
    public List<String> communities(String code) {
        return volumes.below(code);
    }

    @Transactional(readOnly = true)
    public VolumeReport verify(String community) {
        var volume = entries.findByCommunityCodeAndSeqIsNotNullOrderBySeq(community);
        var end = volumes.end(community);
        var findings = new VolumeCheck(volume, end, known(community, volume, end)).findings();
        return new VolumeReport(community, end.name(), volume.size(), end.lastHash(), findings);
    }

    /** Where places are missing, the dossiers of what stood there are looked for by the hashes that are still named. */
    private Map<String, SignatureNotes.Note> known(String community, List<LogEntry> volume, Volumes.End end) {
        var known = new HashMap<>(notes.of(community));
        int places = volume.isEmpty() ? 0 : volume.get(volume.size() - 1).seq();
        if (volume.size() < Math.max(places, end.entries())) {
            var named = Stream.concat(volume.stream().map(LogEntry::previousHash), Stream.of(end.lastHash()))
                    .filter(Objects::nonNull)
                    .toList();
            notes.withHashes(named).forEach(known::putIfAbsent);
        }
        return known;
    }
}
