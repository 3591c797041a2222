package io.junicorn.container.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.deploy.WarSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** When the watch takes a file for changed. */
class NewsTest {
  private static final Fingerprint HALF = new Fingerprint(1, 500, 1, "a");
  private static final Fingerprint WHOLE = new Fingerprint(1, 1000, 2, "a");

  private final WarSpec shop = new WarSpec("/shop", Path.of("shop.war"));
  private final WarSpec again = new WarSpec("/again", Path.of("shop.war"));
  private final News news = new News();

  @Test
  void aFileIsNewsWhenItLooksTheSameTwice() {
    assertThat(news.isNews(shop, HALF)).isFalse();
    assertThat(news.isNews(shop, WHOLE)).isFalse();
    assertThat(news.isNews(shop, WHOLE)).isTrue();
  }

  @Test
  void oneFileAtTwoContextsIsLookedAtOnceForEach() {
    assertThat(news.isNews(shop, HALF)).isFalse();
    assertThat(news.isNews(again, HALF)).as("in the same round").isFalse();
    assertThat(news.isNews(shop, HALF)).isTrue();
    news.tried(shop, HALF);
    assertThat(news.isNews(again, HALF)).as("tried for the other context alone").isTrue();
  }

  @Test
  void whatWasTriedIsNewsWhenItHasChangedOrTheTryDidNotCount() {
    assertThat(news.isNews(shop, HALF)).isFalse();
    news.tried(shop, HALF);
    assertThat(news.isNews(shop, HALF)).isFalse();
    news.again(shop);
    assertThat(news.isNews(shop, HALF)).isTrue();
    news.tried(shop, HALF);
    assertThat(news.isNews(shop, WHOLE)).isFalse();
    assertThat(news.isNews(shop, WHOLE)).isTrue();
  }
}
