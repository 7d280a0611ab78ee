// A window with a page in it, on the Qt WebEngine (a whole Chromium) of any Qt 5: shell page.qml [switches] <address>.
//
// It is built without Qt's headers, which the wheels that carry the engines do not have: each type below has room for Qt's own, and only
// symbols are used whose names and meanings are the same from Qt 5.7 to 5.15.

class QObject;

struct QString {
  void *data;
  static QString fromUtf8_helper(const char *text, int size);
  ~QString() {}  // It lives as long as the program: Qt's own destructor is inline, in a header.
};

struct QUrl {
  void *data;
  enum ParsingMode { TolerantMode };
  QUrl(const QString &address, ParsingMode mode);
  ~QUrl();
};

struct QGuiApplication {
  char room[256];
  QGuiApplication(int &count, char **arguments, int flags);
  static int exec();
};

struct QQmlApplicationEngine {
  char room[256];
  QQmlApplicationEngine(const QUrl &file, QObject *parent);
};

namespace QtWebEngine {
void initialize();
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  int size = 0;
  while (arguments[1][size]) size++;
  const int sinceQt57 = 0x050700;
  // Neither is destroyed: the program is ended from outside.
  new QGuiApplication(count, arguments, sinceQt57);
  QtWebEngine::initialize();
  new QQmlApplicationEngine(QUrl(QString::fromUtf8_helper(arguments[1], size), QUrl::TolerantMode), nullptr);
  return QGuiApplication::exec();
}
