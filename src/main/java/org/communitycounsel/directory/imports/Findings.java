package org.communitycounsel.directory.imports;

import java.util.ArrayList;
import java.util.List;

/** What a reading of a list found. */
class Findings {

    /** Problems kept; more are only counted. */
    static final int MOST_KEPT = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private List<Count> counts = List.of();
    private Listing listing;
    private long problemCount;
    private long lineCount;

    void add(Problem problem) {
        problemCount++;
        if (problems.size() < MOST_KEPT) {
            problems.add(problem);
        }
    }

    void notice(String text) {
        notices.add(text);
    }

    void recognised(Listing listing) {
        this.listing = listing;
    }

    void countLine() {
        lineCount++;
    }

    void counted(List<Count> counts) {
        this.counts = counts;
    }

    boolean hasProblems() {
        return problemCount > 0;
    }

    List<Problem> problems() {
        return problems;
    }

    List<String> notices() {
        return notices;
    }

    /** First the list itself, then those its lines also carry; empty where there are problems. */
    List<Count> counts() {
        return counts;
    }

    Listing listing() {
        return listing;
    }

    long problemCount() {
        return problemCount;
    }

    /** Lines with content, the header not counted. */
    long lineCount() {
        return lineCount;
    }
}
