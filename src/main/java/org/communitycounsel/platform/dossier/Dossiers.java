package org.communitycounsel.platform.dossier;

import java.util.Collection;
import org.springframework.stereotype.Service;

/** The case files: one for each case, numbered, with what happened, who did it, when, on what grounds, and the documents. */
@Service
public class Dossiers {

    /** Opens a dossier and gives its number. */
    public String open(String kindInitials, String district, String title, Collection<String> groups) {
        throw new UnsupportedOperationException();
    }

    /** Adds an entry. */
    public void record(String number, String actor, String text, String grounds) {
        throw new UnsupportedOperationException();
    }

    /** Lets a group see the dossier. */
    public void admit(String number, String group) {
        throw new UnsupportedOperationException();
    }

    /** Closes the dossier with its outcome. */
    public void close(String number, String outcome) {
        throw new UnsupportedOperationException();
    }
}
