package org.communitycounsel.worklog.web;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogEntry;
import org.communitycounsel.worklog.LogWords;
import org.communitycounsel.worklog.Verification;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A community's volume, a year at a time, to read, to print and to hand over (一社区一卷). JG-11. */
@Controller
class VolumePage {

    private final LogScopes scopes;
    private final LogEntries entries;
    private final LogWords words;
    private final Verification verification;
    private final Districts districts;

    VolumePage(LogScopes scopes, LogEntries entries, LogWords words, Verification verification, Districts districts) {
        this.scopes = scopes;
        this.entries = entries;
        this.words = words;
        this.verification = verification;
        this.districts = districts;
    }

    /** A record as it stands in the volume. */
    record Row(LogEntry entry, String time, String lawyer, String signed, String correctedBy) {}

    /** @param community one below the reader's own places; year: the last one with records where 0 */
    @GetMapping("/worklog/volumes/{community}")
    String volume(@PathVariable String community, @RequestParam(defaultValue = "0") int year, Model model) {
        if (scopes.volumes().stream().noneMatch(scope -> community.startsWith(scope.code()))
                || !verification.communities(community).equals(List.of(community))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var volume = entries.findByCommunityCodeAndSeqIsNotNullOrderBySeq(community);
        var years = volume.stream()
                .map(entry -> entry.from().getYear())
                .distinct()
                .sorted()
                .toList();
        var corrections = volume.stream()
                .filter(entry -> entry.corrects() != null)
                .collect(toMap(LogEntry::corrects, LogEntry::number));
        int shown = years.contains(year) || years.isEmpty() ? year : years.get(years.size() - 1);
        model.addAttribute("community", community);
        model.addAttribute("name", words.community(community));
        model.addAttribute("years", years);
        model.addAttribute("year", shown);
        model.addAttribute("intact", verification.verify(community).isIntact());
        model.addAttribute(
                "rows",
                volume.stream()
                        .filter(entry -> entry.from().getYear() == shown)
                        .map(entry -> row(entry, corrections))
                        .toList());
        return "worklog/volume";
    }

    private Row row(LogEntry entry, Map<String, String> corrections) {
        var times = new Times(districts.zone(entry.districtCode()));
        return new Row(
                entry,
                LogWords.time(entry),
                words.lawyer(entry.licenceNumber()),
                "%s，%s".formatted(entry.signedByName(), times.at(entry.signedAt())),
                corrections.get(entry.number()));
    }
}
