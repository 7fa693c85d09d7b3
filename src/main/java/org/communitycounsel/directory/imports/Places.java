package org.communitycounsel.directory.imports;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The districts and streets a list may refer to: those the directory has, and those the list itself names. A list that
 * names a district with its city, or a street, brings it along.
 */
class Places {

    private record Named(String name, long line) {}

    private final Districts districts;
    private final EntityManager entities;
    private final Consumer<Map<String, String>> newStreet;
    private final Map<String, District> knownDistricts = new HashMap<>();
    private final Set<String> knownStreets;
    private final Map<String, Named> namedInList = new HashMap<>();
    private final Set<String> districtsOfList = new LinkedHashSet<>();
    private final Set<String> streetsOfList = new LinkedHashSet<>();
    private long districtsAdded;
    private long districtsChanged;
    private long districtsUnchanged;

    /** @param newStreet takes over a street the list names, at its first line */
    Places(Districts districts, JdbcTemplate jdbc, EntityManager entities, Consumer<Map<String, String>> newStreet) {
        this.districts = districts;
        this.entities = entities;
        this.newStreet = newStreet;
        districts.all().forEach(district -> knownDistricts.put(district.code(), district));
        this.knownStreets = new LinkedHashSet<>(jdbc.queryForList("select code from street", String.class));
    }

    /**
     * @param name the district's name as the line has it, null where it has none; likewise the city's
     * @return why the line cannot stand, in Chinese
     */
    Optional<String> district(long line, String code, String name, String city) {
        if (name == null || city == null) {
            return knownDistricts.containsKey(code)
                    ? Optional.empty()
                    : Optional.of("没有代码为 %s 的区县；请先导入区县名单，或在本表加上“区县名称”“城市名称”两列".formatted(code));
        }
        var contradiction = contradiction(line, code.substring(0, 4), city).or(() -> contradiction(line, code, name));
        if (contradiction.isEmpty() && districtsOfList.add(code)) {
            register(code, name, city);
        }
        return contradiction;
    }

    private void register(String code, String name, String city) {
        var known = knownDistricts.get(code);
        if (known == null) {
            districtsAdded++;
        } else if (known.name().equals(name) && known.cityName().equals(city)) {
            districtsUnchanged++;
            return;
        } else {
            districtsChanged++;
        }
        districts.register(code, name, city);
        // the streets, which go in by plain SQL, refer to it
        entities.flush();
        districts.find(code).ifPresent(district -> knownDistricts.put(code, district));
    }

    /** @param name null where the line has none */
    Optional<String> street(long line, String code, String name) {
        if (name == null) {
            return knownStreets.contains(code)
                    ? Optional.empty()
                    : Optional.of("没有代码为 %s 的街道；请先导入街道名单，或在本表加上“街道名称”一列".formatted(code));
        }
        var contradiction = contradiction(line, code, name);
        if (contradiction.isEmpty() && streetsOfList.add(code)) {
            knownStreets.add(code);
            newStreet.accept(Map.of("code", code, "name", name, "district_code", code.substring(0, 6)));
        }
        return contradiction;
    }

    private Optional<String> contradiction(long line, String code, String name) {
        var first = namedInList.putIfAbsent(code, new Named(name, line));
        return first == null || first.name().equals(name)
                ? Optional.empty()
                : Optional.of("代码 %s 在第 %d 行写作“%s”，这里写作“%s”".formatted(code, first.line(), first.name(), name));
    }

    Set<String> districtsOfList() {
        return districtsOfList;
    }

    Set<String> streetsOfList() {
        return streetsOfList;
    }

    Count districtCount() {
        return new Count(Listing.DISTRICTS, districtsAdded, districtsChanged, districtsUnchanged);
    }
}
