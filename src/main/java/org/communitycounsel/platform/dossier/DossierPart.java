package org.communitycounsel.platform.dossier;

import java.util.List;
import org.communitycounsel.platform.identity.CurrentUser;

/** What a module adds to the pages of its dossiers; every bean of this type is asked. */
public interface DossierPart {

    /** @param kind two capital letters, as in the dossier's number */
    boolean supports(String kind);

    /** What the case is about, shown at the head of the page to all who may read the dossier. */
    default List<Fact> facts(String number) {
        return List.of();
    }

    /** What this user may do now beyond the tasks; an action that is not possible is not listed. */
    default List<Action> actions(String number, CurrentUser user) {
        return List.of();
    }

    /** Pages of the module about this case, linked from the dossier's. */
    default List<Link> links(String number, CurrentUser user) {
        return List.of();
    }

    /** @param path below the context path */
    record Link(String label, String path) {}

    /** @param name and value: Chinese */
    record Fact(String name, String value) {}

    /**
     * A button of the page.
     *
     * @param label such as 撤回推荐
     * @param path where it posts to, below the context path; the module's own controller answers, checks again who may,
     *     and redirects to {@code /dossiers/{number}}
     * @param textLabel label of the text that has to be given, such as 撤回理由, posted as {@code text}; null where none is
     */
    record Action(String label, String path, String textLabel) {}
}
