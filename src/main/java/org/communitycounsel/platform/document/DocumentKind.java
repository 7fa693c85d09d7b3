package org.communitycounsel.platform.document;

import java.util.List;

/** A kind of document the programme writes from a Word template; every bean of this type has its templates and page. */
public interface DocumentKind {

    /** Names the template's file, {@code <key>.docx}, and the page's address, such as {@code service-agreement}. */
    String key();

    /** Such as 社区法律服务协议书. */
    String chinese();

    /** What a template can ask for, in the order in which the page explains it. */
    List<Placeholder> placeholders();
}
