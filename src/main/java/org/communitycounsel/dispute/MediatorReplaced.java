package org.communitycounsel.dispute;

/** A lawyer serves a community no longer: mediations there by that lawyer are broken off, others are asked. JG-21. */
public record MediatorReplaced(String licenceNumber, String communityCode) {}
