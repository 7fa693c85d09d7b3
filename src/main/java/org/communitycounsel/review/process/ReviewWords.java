package org.communitycounsel.review.process;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitycounsel.platform.engine.FormWords;
import org.communitycounsel.platform.engine.Markdown;
import org.communitycounsel.review.Review;
import org.communitycounsel.review.Reviewing;
import org.communitycounsel.review.Reviews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of deliberation and objection show when they are opened. */
@Configuration(proxyBeanMethods = false)
class ReviewWords {

    private record Words(String key, Reviews reviews, Function<Review, String> text) implements FormWords {

        @Override
        public String words(String dossier) {
            return reviews.findByDossierNumber(dossier).map(text).orElse(null);
        }
    }

    @Bean
    static FormWords scoreWords(Reviews reviews, Reviewing reviewing) {
        return new Words("reviewScore", reviews, review -> score(review, reviewing));
    }

    private static String score(Review review, Reviewing reviewing) {
        String lines = reviewing.lines(review).stream()
                .map(line -> "- %s：%s，得 **%s** 分（满分%s）"
                        .formatted(
                                line.measure().chinese(),
                                Markdown.plain(line.written()),
                                line.points().toPlainString(),
                                line.most().stripTrailingZeros().toPlainString()))
                .collect(Collectors.joining("\n"));
        return "### 计分 %s 分，按表为“%s”\n\n%s"
                .formatted(
                        review.score().toPlainString(), review.computedGrade().chinese(), lines);
    }

    @Bean
    static FormWords objectionWords(Reviews reviews, Reviewing reviewing) {
        return new Words("reviewObjection", reviews, review -> objection(review, reviewing));
    }

    private static String objection(Review review, Reviewing reviewing) {
        String objections = reviewing.objections(review).stream()
                .map(objection -> "**%s的异议**\n\n%s".formatted(objection.by(), Markdown.plain(objection.text())))
                .collect(Collectors.joining("\n\n"));
        String changed = review.gradeReason() == null ? "" : "\n\n评议改定的理由：" + Markdown.plain(review.gradeReason());
        return "### 现定等次：%s（%s分）%s\n\n%s"
                .formatted(review.grade().chinese(), review.score().toPlainString(), changed, objections);
    }
}
