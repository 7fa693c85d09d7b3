package org.communitycounsel.platform.document;

import java.util.Map;
import org.communitycounsel.platform.Refusal;
import org.springframework.stereotype.Service;

/** Writes Word documents from the templates in force. */
@Service
public class Documents {

    private final WordTemplates templates;

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
        var template = new WordTemplate(kind, templates.inForce(kind, district));
        template.check();
        return template.write(values);
    }
}
