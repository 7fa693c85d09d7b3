package org.communitycounsel.platform.engine.model;

/** What expressions in diagrams may name and call. */
public interface DiagramVocabulary {

    boolean isBean(String name);

    /** Whether the bean has a method for diagrams of that name with so many arguments. */
    boolean offers(String bean, String method, int arguments);

    /** Whether the name is the engine's own, such as {@code execution} or {@code task}. */
    boolean isEngineObject(String name);

    /** Whether that method may be called on what the name stands for; an empty name stands for any value. */
    boolean mayCall(String name, String method);
}
