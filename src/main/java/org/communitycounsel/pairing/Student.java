package org.communitycounsel.pairing;

/**
 * A law student as the school names him or her. HZ09-4.2d.
 *
 * @param number the school's number for the student, 4 to 20 digits and capital letters
 * @param year year and subject in words, such as 2023级法学
 */
public record Student(String name, String number, String phone, String year) {}
