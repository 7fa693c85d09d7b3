package org.communitycounsel.directory.imports;

/** What an import does to one list of the directory. */
public record Count(Listing listing, long added, long changed, long unchanged) {

    boolean isEmpty() {
        return added == 0 && changed == 0 && unchanged == 0;
    }
}
