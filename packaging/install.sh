#!/bin/sh
# Installs this package, or goes back to the version before.
#   install.sh /opt/synthesis              first installation, or upgrade: the data is backed up first
#   install.sh /opt/synthesis --rollback   the version before; with the data of before the upgrade if the newer one changed its form
# The folder then holds: versions/NAME (programs), current and previous (links), data, backups, settings, synthesis (the command).
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
fail() { printf '%s\n' "$1" >&2; exit 1; }
case "${1:-}" in
  "" | -h | --help)
    echo "install.sh DOSSIER [--rollback] : installe cette version dans DOSSIER, ou y revient à la version d’avant."
    [ -n "${1:-}" ] || exit 2
    exit 0 ;;
esac
mkdir -p "$1" 2>/dev/null || fail "Impossible d’écrire dans $1 : donnez-vous le droit d’y écrire, ou choisissez un autre dossier."
target=$(cd "$1" && pwd)

point() { # link, version: in one step, so that the link always leads somewhere
  ln -s "versions/$2" "$target/.$1.new" && mv -T "$target/.$1.new" "$target/$1"
}
named() { # the version that a link leads to; nothing when there is none
  if [ -L "$target/$1" ]; then basename "$(readlink "$target/$1")"; fi
}

if [ "${2:-}" = --rollback ]; then
  now=$(named current)
  before=$(named previous)
  [ -n "$before" ] && [ -d "$target/versions/$before" ] || fail "Aucune version d’avant dans $target : il n’y a rien vers quoi revenir."
  # what was done since the upgrade stays in a backup, whatever happens next
  "$target/synthesis" backup "$target/backups/retour-de-$now.dump" || fail "La sauvegarde avant le retour a échoué : rien n’a changé, $now reste en service."
  point current "$before"
  if ! said=$("$target/synthesis" doctor 2>&1); then
    case $said in
      *"version plus récente"*)
        if ! "$target/synthesis" restore "$target/backups/avant-$now.dump"; then
          point current "$now"
          fail "La base a été écrite par $now, et la sauvegarde d’avant n’a pas pu être restaurée : $now reste en service."
        fi
        echo "Données d’avant la mise à niveau ; celles d’après restent dans $target/backups/retour-de-$now.dump." ;;
      *) printf '%s\n' "$said" ;;
    esac
  fi
  point previous "$now"
  echo "Version en service : $before (l’autre : $now). Redémarrez le tableau de bord et les ouvriers."
  exit 0
fi
if [ -n "${2:-}" ]; then echo "Option inconnue : $2. Voir install.sh --help." >&2; exit 2; fi

cd "$here"
sha256sum --check --quiet --strict SHA256SUMS >/dev/null 2>&1 || fail "Cette archive est abîmée (SHA256SUMS ne correspond pas) : copiez-la de nouveau."
version=$(cat VERSION)
now=$(named current)
mkdir -p "$target/versions" "$target/backups"
chmod 700 "$target/backups"
if [ ! -f "$target/versions/$version/.complete" ]; then
  rm -rf "$target/versions/.part" "$target/versions/$version"
  cp -R "$here" "$target/versions/.part" || fail "La copie dans $target a échoué : libérez de la place, puis relancez."
  mv "$target/versions/.part" "$target/versions/$version"
  touch "$target/versions/$version/.complete"
fi
if [ ! -f "$target/settings" ]; then
  cat > "$target/settings" <<END
# Lines NAME=VALUE, no quotes; read by $target/synthesis. See guide/administrateur.md of the version.
SYNTHESIS_DATA=$target/data
#SYNTHESIS_DATABASE=Host=base.exemple.fr;Username=synthesis;Password=secret;Database=synthesis;SSL Mode=VerifyFull
END
  chmod 600 "$target/settings"
fi
cat > "$target/.synthesis.new" <<END
#!/bin/sh
# The version in service, with the settings of this installation.
while IFS= read -r line; do
  case \$line in "#"*) ;; *=*) export "\$line" ;; esac
done < "$target/settings"
exec "$target/current/synthesis" "\$@"
END
chmod 755 "$target/.synthesis.new"
mv "$target/.synthesis.new" "$target/synthesis"

if [ -n "$now" ] && [ "$now" != "$version" ]; then
  echo "Sauvegarde avant la mise à niveau…"
  "$target/synthesis" backup "$target/backups/avant-$version.dump" || fail "La sauvegarde a échoué : rien n’a changé, $now reste en service."
  point previous "$now"
fi
point current "$version"
if ! said=$("$target/synthesis" doctor 2>&1); then
  printf '%s\n' "$said"
  echo "Installé, mais à revoir : les lignes ci-dessus disent quoi${now:+ ; « $0 $target --rollback » revient à $now}."
fi
echo "Version en service : $version${now:+ (celle d’avant : $now)}"
echo "Suite : $target/synthesis serve"
