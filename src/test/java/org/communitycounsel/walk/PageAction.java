package org.communitycounsel.walk;

import java.util.List;

/**
 * What somebody does on a page: a form sent by POST.
 *
 * @param path where to, with columns in braces, such as <code>/vetting/{dossier}/withdrawal</code>
 * @param targets SQL that selects in the district {@code :district} what it may be tried on, also in vain: the path's
 *     columns, {@code who} (the group one of whose accounts does it), and columns named as the form's fields
 * @param typed names of the form's fields in which somebody types
 */
public record PageAction(String path, String targets, List<String> typed) {

    public PageAction(String path, String targets, String... typed) {
        this(path, targets, List.of(typed));
    }
}
