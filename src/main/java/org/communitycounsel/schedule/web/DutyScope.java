package org.communitycounsel.schedule.web;

/**
 * Whose duties a reader may ask for.
 *
 * @param id {@code lawyer.} and a licence number, or the code of a community, a street or a district
 * @param label Chinese
 */
record DutyScope(String id, String label) {

    private static final String LAWYER = "lawyer.";
    private static final int COMMUNITY = 12;

    static DutyScope ofLawyer(String licenceNumber, String name) {
        return new DutyScope(LAWYER + licenceNumber, name);
    }

    public boolean isLawyer() {
        return id.startsWith(LAWYER);
    }

    /** A licence number, or a place's code. */
    public String code() {
        return isLawyer() ? id.substring(LAWYER.length()) : id;
    }

    /** So few duties that they fit into a calendar of the month. */
    public boolean fitsCalendar() {
        return isLawyer() || id.length() == COMMUNITY;
    }
}
