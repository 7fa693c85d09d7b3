package org.communitycounsel.worklog.web;

/**
 * Whose logs and duties a reader may ask for.
 *
 * @param id {@code lawyer.} and a licence number, {@code firm.} and a firm's code, or the code of a community, a street or a
 *     district
 * @param label Chinese
 */
record LogScope(String id, String label) {

    private static final String LAWYER = "lawyer.";
    private static final String FIRM = "firm.";
    private static final int DISTRICT = 6;

    static LogScope ofLawyer(String licenceNumber, String name) {
        return new LogScope(LAWYER + licenceNumber, name);
    }

    static LogScope ofFirm(String code, String name) {
        return new LogScope(FIRM + code, name);
    }

    public boolean isLawyer() {
        return id.startsWith(LAWYER);
    }

    public boolean isFirm() {
        return id.startsWith(FIRM);
    }

    /** A community, a street or a district. */
    public boolean isPlace() {
        return !isLawyer() && !isFirm();
    }

    public boolean isDistrict() {
        return id.length() == DISTRICT;
    }

    /** A licence number, a firm's code or a place's. */
    public String code() {
        return isPlace() ? id : id.substring(id.indexOf('.') + 1);
    }
}
