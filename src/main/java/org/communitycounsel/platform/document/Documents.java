package org.communitycounsel.platform.document;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communitycounsel.platform.Refusal;
import org.springframework.stereotype.Service;

/** Writes Word documents from the templates in force. */
@Service
public class Documents {

    private final WordTemplates templates;

    /** Kind and digest of the templates that were checked since the start: they need no second check. */
    private final Set<String> sound = ConcurrentHashMap.newKeySet();

    Documents(WordTemplates templates) {
        this.templates = templates;
    }

    /**
     * Writes a document from the template that holds in the district.
     *
     * @param values placeholder's name to text; what is null or blank is missing
     * @return the file, docx
     * @throws Refusal where the template asks for something unknown, or a required value is missing
     */
    public byte[] write(DocumentKind kind, String district, Map<String, String> values) {
        byte[] content = templates.inForce(kind, district);
        var template = new WordTemplate(kind, content);
        String version = kind.key() + WordTemplates.sha256(content);
        if (!sound.contains(version)) {
            template.check();
            sound.add(version);
        }
        return template.write(values);
    }
}
