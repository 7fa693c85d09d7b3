package org.communitycounsel.directory.imports;

/**
 * One cell as the file has it.
 *
 * @param text never null, the empty string for an empty cell
 */
record Cell(String text, Form form) {

    static final Cell EMPTY = new Cell("", Form.TEXT);

    enum Form {
        TEXT,
        /** Excel keeps it as a number; digits after the fifteenth are lost. */
        NUMBER,
        FORMULA,
        /** Excel shows an error such as #REF! in it. */
        ERROR
    }

    static Cell text(String text) {
        return new Cell(text, Form.TEXT);
    }

    boolean isBlank() {
        return form == Form.TEXT && Reading.strip(text).isEmpty();
    }
}
