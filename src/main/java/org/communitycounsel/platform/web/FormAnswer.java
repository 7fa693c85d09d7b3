package org.communitycounsel.platform.web;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.communitycounsel.platform.Refusal;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UrlPathHelper;

/** How a page's form is answered: the page one is led to says what came of it, and a refused form stands there as it was typed. */
public final class FormAnswer {

    private FormAnswer() {}

    /**
     * Does what the form of this request asks for.
     *
     * @param act gives what is said when it is done, in Chinese
     */
    public static void give(RedirectAttributes after, Supplier<String> act) {
        try {
            after.addFlashAttribute("done", act.get());
        } catch (Refusal refusal) {
            after.addFlashAttribute("error", refusal.getMessage());
            after.addFlashAttribute("typed", typed());
        }
    }

    private static Typed typed() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Map<String, String> fields = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
        return new Typed(UrlPathHelper.defaultInstance.getPathWithinApplication(request), fields);
    }

    /**
     * What stood in a form that was refused.
     *
     * @param path where the form is sent to, within the application
     * @param fields by their names
     */
    public record Typed(String path, Map<String, String> fields) {

        /** What was typed into that form's field; null where it is another form that was refused. */
        public String in(String form, String field) {
            return path.equals(form) ? fields.get(field) : null;
        }
    }
}
