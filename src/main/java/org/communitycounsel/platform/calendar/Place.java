package org.communitycounsel.platform.calendar;

/**
 * A place that has a calendar.
 *
 * @param code a district's six-digit code, a city's four digits, or {@code *} for all districts
 * @param name in Chinese
 */
record Place(String code, String name) {

    boolean isDistrict() {
        return code.length() == 6;
    }
}
