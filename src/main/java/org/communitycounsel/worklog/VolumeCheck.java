package org.communitycounsel.worklog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Goes along the chain of a volume. A record whose text no longer has its hash was touched. A record whose text has its hash,
 * but not the one its untouched successor names, or not the one its dossier names, was touched and hashed anew. What a place
 * of the chain has lost is missing.
 */
class VolumeCheck {

    private final List<LogEntry> entries;
    private final Volumes.End end;
    private final Map<String, SignatureNotes.Note> notes;
    private final Map<Integer, VolumeFinding> findings = new TreeMap<>();

    /**
     * @param entries those with a place, by place
     * @param notes what the dossiers say of the signatures, by the record's number
     */
    VolumeCheck(List<LogEntry> entries, Volumes.End end, Map<String, SignatureNotes.Note> notes) {
        this.entries = entries;
        this.end = end;
        this.notes = notes;
    }

    /** By place. A record is named once, for the first thing that is wrong with it. */
    List<VolumeFinding> findings() {
        entries.forEach(this::text);
        LogEntry before = null;
        for (var entry : entries) {
            link(before, entry);
            before = entry;
        }
        end(before);
        entries.forEach(this::note);
        return List.copyOf(findings.values());
    }

    private void text(LogEntry entry) {
        if (!SignedText.hash(entry).equals(entry.hash())) {
            var note = notes.get(entry.number());
            boolean moved = note != null && note.seq() != entry.seq();
            found(entry, moved ? "签字时是第%d号，被换了位置".formatted(note.seq()) : "内容与签字时不一致，签字后被改动");
        }
    }

    private void link(LogEntry before, LogEntry entry) {
        int last = before == null ? 0 : before.seq();
        missing(last + 1, entry.seq(), entry.previousHash());
        if (last + 1 == entry.seq() && !findings.containsKey(entry.seq())) {
            String named = before == null ? SignedText.beginning(entry.communityCode()) : before.hash();
            if (!named.equals(entry.previousHash())) {
                found(before == null ? entry : before, "与后一号记下的校验码不符，被改动后重新计算过校验码");
            }
        }
    }

    private void end(LogEntry last) {
        int places = last == null ? 0 : last.seq();
        missing(places + 1, end.entries() + 1, end.lastHash());
        if (last != null && places == end.entries() && !last.hash().equals(end.lastHash())) {
            found(last, "与卷末记下的校验码不符，被改动后重新计算过校验码");
        }
        if (places > end.entries()) {
            found(last, "卷末只记到第%d号，这一号不是签字入卷的".formatted(end.entries()));
        }
    }

    /** @param until the first place that is there again; hash: of the last one missing, by which its dossier is found */
    private void missing(int from, int until, String hash) {
        for (int seq = from; seq < until; seq++) {
            int place = seq;
            String number = numberOf(place, hash, place == until - 1).orElse(null);
            findings.putIfAbsent(place, new VolumeFinding(place, number, "缺失，签字入卷的日志被删除"));
        }
    }

    private Optional<String> numberOf(int seq, String hash, boolean hashKnown) {
        return notes.values().stream()
                .filter(note -> hashKnown && note.hash().equals(hash) && note.seq() == seq)
                .map(SignatureNotes.Note::number)
                .findFirst();
    }

    private void note(LogEntry entry) {
        var note = notes.get(entry.number());
        if (note == null) {
            found(entry, "案卷里没有它的签字记录");
        } else if (!note.hash().equals(entry.hash())) {
            found(entry, "与签字时记入案卷的校验码不符，被改动后重新计算过校验码");
        }
    }

    private void found(LogEntry entry, String text) {
        findings.putIfAbsent(entry.seq(), new VolumeFinding(entry.seq(), entry.number(), text));
    }
}
