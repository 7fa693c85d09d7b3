package org.communitycounsel.platform.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.communitycounsel.platform.StartupProblem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Models deployed together for one tenant: the base for all, or the pack of a district ({@code 330102}) or a city
 * ({@code 3301}).
 *
 * @param name of the deployment: {@code community-counsel}, or the pack's folder
 * @param tenant whose models these are; null for the base
 * @param files resource name to content
 */
record ModelPack(String name, String tenant, Map<String, byte[]> files) {

    static final String BASE = "community-counsel";
    private static final String DISTRICTS = "districts/";
    private static final String ABOUT = "/district.yaml";

    /** Sorts files into the base and the packs; the base comes first, because packs refer to it. */
    static List<ModelPack> sort(Map<String, byte[]> files) {
        Map<String, byte[]> base = new TreeMap<>();
        Map<String, Map<String, byte[]>> packs = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(DISTRICTS)) {
                packs.computeIfAbsent(name.split("/")[1], pack -> new TreeMap<>())
                        .put(name, content);
            } else {
                base.put(name, content);
            }
        });
        List<ModelPack> all = new ArrayList<>();
        all.add(new ModelPack(BASE, null, base));
        packs.forEach((name, content) -> all.add(pack(name, content)));
        return all;
    }

    private static ModelPack pack(String name, Map<String, byte[]> content) {
        String about = DISTRICTS + name + ABOUT;
        byte[] yaml = content.remove(about);
        if (yaml == null) {
            throw new StartupProblem("processes/%s 不存在：请写明该目录属于哪个区，如 tenant: 330102".formatted(about));
        }
        return new ModelPack(name, tenant(about, yaml), content);
    }

    private static String tenant(String file, byte[] content) {
        Map<?, ?> about;
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(new String(content, StandardCharsets.UTF_8));
            about = read instanceof Map<?, ?> map ? map : Map.of();
        } catch (YAMLException e) {
            throw new StartupProblem("processes/%s 不是有效的 YAML".formatted(file));
        }
        if (!Set.of("tenant", "name").containsAll(about.keySet())) {
            throw new StartupProblem("processes/%s 只能写 tenant 和 name".formatted(file));
        }
        String tenant = String.valueOf(about.get("tenant"));
        if (!tenant.matches("[0-9]{4}([0-9]{2})?")) {
            throw new StartupProblem("processes/%s 的 tenant 应为六位区划代码或四位市代码，现为 %s".formatted(file, tenant));
        }
        return tenant;
    }
}
