package org.communitycounsel.pairing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The demo's lawyers have agreed to show an invented contact; most with a drawn portrait, some without, every fourth to nothing. */
@Component
class ProfileDemo extends StartStep {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;

    private final ObjectProvider<DemoAccounts> accounts;
    private final PublicProfile profiles;
    private final LawyerProfiles known;
    private final Lawyers lawyers;

    ProfileDemo(ObjectProvider<DemoAccounts> accounts, PublicProfile profiles, LawyerProfiles known, Lawyers lawyers) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.known = known;
        this.lawyers = lawyers;
    }

    @Override
    protected void run() {
        boolean demo = accounts.stream().anyMatch(list -> !list.accounts().isEmpty());
        if (demo && known.count() == 0) {
            int number = 0;
            for (Lawyer lawyer : lawyers.findAll()) {
                if (lawyer.kind() == LawyerKind.LAWYER && ++number % 4 != 0) {
                    publish(lawyer, number);
                }
            }
        }
    }

    private void publish(Lawyer lawyer, int number) {
        String speciality = lawyer.speciality() == null ? "社区法律事务" : lawyer.speciality();
        profiles.publish(
                lawyer.licenceNumber(),
                new PublicProfile.Wish(
                        "0571-000003%02d".formatted(number % 100),
                        "community%02d@example.com".formatted(number),
                        "擅长%s，愿为居民提供耐心、实在的法律帮助。".formatted(speciality),
                        number % 5 == 0 ? new byte[0] : portrait(number),
                        false,
                        true),
                "demo");
    }

    /** A figure in a suit, nobody's face. */
    private static byte[] portrait(int number) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = (number * 0.13f) % 1;
        brush.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.18f, 0.98f), 0, HEIGHT, Color.getHSBColor(hue, 0.38f, 0.82f)));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        draw(brush, number % 2 == 0);
        brush.dispose();
        return png(picture);
    }

    private static void draw(Graphics2D brush, boolean longHair) {
        brush.setColor(new Color(0x2b2b33));
        if (longHair) {
            brush.fillRoundRect(135, 150, 210, 300, 150, 150);
        }
        brush.fill(new Ellipse2D.Double(145, 105, 190, 220));
        brush.setColor(new Color(0x2f3f5c));
        brush.fillRoundRect(50, 430, 380, 320, 190, 190);
        brush.setColor(Color.WHITE);
        brush.fill(triangle(180, 430, 300, 430, 240, 560));
        brush.setColor(new Color(0xf0c8a4));
        brush.fillRoundRect(205, 350, 70, 105, 40, 40);
        brush.fill(new Ellipse2D.Double(160, 150, 160, 220));
        brush.setColor(new Color(0xa33a3a));
        brush.fill(triangle(225, 455, 255, 455, 240, 590));
    }

    private static Path2D triangle(double x1, double y1, double x2, double y2, double x3, double y3) {
        var path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
        path.lineTo(x3, y3);
        path.closePath();
        return path;
    }

    private static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** After the demo's directory is there, before the web server. */
    @Override
    public int getPhase() {
        return 5;
    }
}
