package org.communitycounsel.pairing.process;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The forms of pairing the district's table {@code pairing-caps} has rows for. HZ24-1.1a, SC20-4.1a. */
@Component
class FormsOfPairing implements FormChoices {

    private final Matching matching;
    private final CurrentUser user;

    FormsOfPairing(Matching matching, CurrentUser user) {
        this.matching = matching;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "pairingForms";
    }

    @Override
    public List<Choice> choices() {
        List<String> districts = Stream.concat(
                        user.places(Role.JUSTICE_OFFICE).stream().map(street -> street.substring(0, 6)),
                        user.places(Role.COORDINATION_OFFICE).stream())
                .distinct()
                .toList();
        return Arrays.stream(PairingForm.values())
                .filter(form -> districts.stream().anyMatch(district -> matching.allows(district, form)))
                .map(form -> new Choice(form.chinese(), form.id()))
                .toList();
    }
}
