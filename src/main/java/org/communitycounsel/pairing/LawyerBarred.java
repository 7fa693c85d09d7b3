package org.communitycounsel.pairing;

/** From now on a lawyer may not serve a community: a search that has chosen the lawyer begins anew. @param reason Chinese */
public record LawyerBarred(String licenceNumber, String communityCode, String reason) {}
